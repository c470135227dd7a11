"""Currencies as English prints them. Names after CLDR 45 and ISO 4217; a line is a noun, then its currencies.

Of the currencies of one noun the usual one comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Meaning(NamedTuple):
    """What unit words admit."""

    units: tuple[str, ...]
    """The usual one first; a name that is no unit of this tool means: known, but without a reading."""
    power: int = 0
    """The power of ten from what is printed to the unit (cents to dollars: -2)."""


_NOUNS = """
dollar+: USD us, american | HKD hong kong, hk | AUD australian, aussie | CAD canadian | NZD new zealand | SGD singapore, singaporean | TWD new taiwan, taiwan, taiwanese | BBD barbadian | BMD bermudan | BND brunei | BSD bahamian | BZD belize | FJD fijian, fiji | GYD guyanese, guyana | JMD jamaican | KYD cayman islands | LRD liberian | NAD namibian | SBD solomon islands | SRD surinamese | TTD trinidad and tobago, trinidad | XCD east caribbean
euro+: EUR
pound+: GBP british, sterling | EGP egyptian | FKP falkland islands | GIP gibraltar | LBP lebanese | SDG sudanese | SSP south sudanese | SYP syrian | SHP st helena
pound sterling, pounds sterling: GBP
quid: GBP
yuan, renminbi, rmb, yuan renminbi, kuai: CNY chinese
yen: JPY japanese
won: KRW south korean, korean | KPW north korean
rupee+: INR indian | PKR pakistani, pakistan | LKR sri lankan | NPR nepalese, nepali | MUR mauritian | SCR seychellois
rupiah+: IDR indonesian
ruble+, rouble+: RUB russian | BYN belarusian
franc+: CHF swiss | XOF west african cfa, cfa | XAF central african cfa | XPF cfp, pacific | BIF burundian | CDF congolese | DJF djiboutian | GNF guinean | KMF comorian | RWF rwandan
peso+: MXN mexican | PHP philippine, filipino | ARS argentine, argentinian | CLP chilean | COP colombian | DOP dominican | UYU uruguayan | CUP cuban
real, reais, reals: BRL brazilian
rand, rands: ZAR south african
naira+: NGN nigerian
shekel+, sheqel+: ILS israeli, new israeli, israeli new
lira, liras, lire: TRY turkish
baht, bahts: THB thai
ringgit+: MYR malaysian
dong, dongs: VND vietnamese
dirham+: AED uae, emirati | MAD moroccan
riyal+: SAR saudi | QAR qatari
rial+: IRR iranian | OMR omani | YER yemeni
dinar+: KWD kuwaiti | RSD serbian | IQD iraqi | JOD jordanian | DZD algerian | BHD bahraini | TND tunisian | LYD libyan | MKD macedonian
kronor, krona: SEK swedish
krone, kroner, crown+: NOK norwegian | DKK danish | CZK czech | SEK swedish
koruna+, koruny, korun: CZK czech
kronur, króna, krónur: ISK icelandic
zloty, zlotys, zloties, zlotych: PLN polish
forint+: HUF hungarian
leu, lei: RON romanian | MDL moldovan
lev, leva, levs: BGN bulgarian
hryvnia+, hryvnya+, hryvnas: UAH ukrainian
tenge, tenges: KZT kazakhstani, kazakh
shilling+: KES kenyan | TZS tanzanian | UGX ugandan | SOS somali
cedi+: GHS ghanaian, ghana
birr, birrs: ETB ethiopian
kwacha+: ZMW zambian | MWK malawian
kwanza+: AOA angolan
pula, pulas: BWP botswanan
taka, takas: BDT bangladeshi
kyat+: MMK myanmar, burmese
riel+: KHR cambodian
kip, kips: LAK laotian, lao
tugrik+, togrog: MNT mongolian
pataca+: MOP macanese, macau, macao
sol, soles: PEN peruvian
bolivar+, bolívar+, bolivares: VES venezuelan
boliviano+: BOB bolivian
guarani+, guaraníes: PYG paraguayan
quetzal+: GTQ guatemalan
lempira+: HNL honduran
colon+, colón, colones: CRC costa rican | SVC salvadoran
cordoba+, córdoba+: NIO nicaraguan
balboa+: PAB panamanian
gourde+: HTG haitian
lari, laris: GEL georgian
dram, drams: AMD armenian
manat, manats: AZN azerbaijani, azeri | TMT turkmenistani, turkmen
som, soms, sum: UZS uzbek, uzbekistani | KGS kyrgyz, kyrgystani
somoni+: TJS tajikistani, tajik
afghani+: AFN afghan
lek, lekë, leks: ALL albanian
denar+, denari: MKD macedonian
convertible mark+: BAM bosnia-herzegovina, bosnian
metical+, meticais: MZN mozambican
ariary, ariaries: MGA malagasy
dalasi+: GMD gambian
leone+: SLE sierra leonean
loti, maloti: LSL lesotho
lilangeni, emalangeni: SZL swazi
nakfa+: ERN eritrean
ouguiya+: MRU mauritanian
escudo+: CVE cape verdean
dobra+: STN são tomé
rufiyaa+: MVR maldivian
ngultrum+: BTN bhutanese
kina: PGK papua new guinean
vatu+: VUV vanuatu
tala: WST samoan
paʻanga: TOP tongan
florin+: AWG aruban
guilder+: ANG netherlands antillean
"""
_SUBUNITS = """
cent+, ¢: USD us | EUR euro | AUD | CAD | HKD | SGD | NZD | ZAR
penny, pence, p: GBP
fen: CNY
paise, paisa: INR
kopeck+, kopek+: RUB
"""
MUST_CHOOSE = set("""peso shilling dinar krone kroner crown rial kwacha manat som franc leu lei pound won""".split())
"""Nouns that no reader takes for one currency for certain, in the singular too."""
CODES_LIKE_WORDS = set("ALL TOP CUP TRY MOP PEN SOS MAD COP GEL RON BOB".split())
"""ISO 4217 codes that are words in capitals first of all: they are money only in front of a number."""

YEN_OR_YUAN = ("CNY", "JPY")
DOLLARS = ("USD", "HKD", "AUD", "CAD", "NZD", "SGD", "TWD")
SIGNS: dict[str, tuple[str, ...]] = {
    "$": DOLLARS,
    "¥": YEN_OR_YUAN,
    **{
        sign: (code,)
        for sign, code in (
            pair.split()
            for pair in """US$ USD|HK$ HKD|NT$ TWD|AU$ AUD|A$ AUD|Aus$ AUD|AUD$ AUD|CA$ CAD|C$ CAD|Can$ CAD|Cdn$ CAD|CAD$ CAD|
            CDN$ CAD|NZ$ NZD|NZD$ NZD|S$ SGD|SG$ SGD|SGD$ SGD|USD$ USD|HKD$ HKD|TWD$ TWD|NTD$ TWD|R$ BRL|BRL$ BRL|MX$ MXN|
            MXN$ MXN|MOP$ MOP|TT$ TTD|J$ JMD|JA$ JMD|RD$ DOP|B$ BSD|BDS$ BBD|EC$ XCD|FJ$ FJD|N$ NAD|Z$ ZWG|ZW$ ZWG|
            COL$ COP|CLP$ CLP|ARS$ ARS|COP$ COP|AR$ ARS|UY$ UYU|G$ GYD|L$ LRD|BN$ BND|BZ$ BZD|
            € EUR|£ GBP|₩ KRW|₹ INR|₨ INR|₽ RUB|₺ TRY|₫ VND|₦ NGN|₪ ILS|₱ PHP|₴ UAH|₸ KZT|₼ AZN|₾ GEL|₡ CRC|₲ PYG|₵ GHS|
            ฿ THB|৳ BDT|₭ LAK|₮ MNT|៛ KHR|₿ -|֏ AMD|؋ AFN|﷼ IRR""".replace("\n", "").split("|")
        )
    },
}
"""Currency signs; "-" has no unit, and a sign that is missing here is refused too."""
LETTERS: dict[str, tuple[str, ...]] = {
    "RMB": ("CNY",), "Rmb": ("CNY",), "rmb": ("CNY",), "renminbi": ("CNY",), "yuan": ("CNY",), "Yuan": ("CNY",),
    "Rs": ("INR", "PKR", "LKR", "NPR"), "rs": ("INR", "PKR", "LKR"), "Rs.": ("INR", "PKR", "LKR", "NPR"),
    "rs.": ("INR",), "Re": ("INR",), "KSh": ("KES",), "Ksh": ("KES",), "KSH": ("KES",), "Sh": ("KES", "TZS", "UGX"),
    "USh": ("UGX",), "TSh": ("TZS",), "Ush": ("UGX",), "Tsh": ("TZS",), "RM": ("MYR",), "Rp": ("IDR",), "SR": ("SAR",),
    "Dh": ("AED", "MAD"), "Dhs": ("AED", "MAD"), "DH": ("AED",), "DHS": ("AED",), "Tk": ("BDT",), "GHC": ("GHS",),
    "kr": ("SEK", "NOK", "DKK", "ISK"), "Kr": ("SEK", "NOK", "DKK", "ISK"), "zł": ("PLN",), "Kč": ("CZK",), "Ft": ("HUF",),
    "SFr": ("CHF",), "Sfr": ("CHF",), "SwFr": ("CHF",), "Fr": ("CHF",), "Bs": ("VES", "BOB"), "NIS": ("ILS",),
    "Php": ("PHP",), "PhP": ("PHP",), "Eur": ("EUR",), "LE": ("EGP",), "QR": ("QAR",), "KD": ("KWD",), "BD": ("BHD",),
    "RO": ("OMR",), "JD": ("JOD",), "Lek": ("ALL",), "Cdn": ("CAD",), "NTD": ("TWD",), "CDN": ("CAD",), "STG": ("GBP",),
    "Birr": ("ETB",), "Naira": ("NGN",), "Baht": ("THB",), "Ksh.": ("KES",), "ksh": ("KES",), "CNH": ("CNY",),
}  # fmt: skip
"""Letters that stand in front of an amount like a sign; ISO codes do too."""
LETTERS_BEHIND = set("kr Kr zł Kč Rs Rp RM Dh Dhs KSh Ksh Tk SFr NIS QR SR Rmb Bs".split())
"""The ones that stand behind an amount as well."""
MONEY_LETTERS: dict[str, tuple[str, ...]] = {"N": ("NGN",), "R": ("ZAR",), "P": ("PHP", "BWP"), "B": ("THB", "PAB")}
"""Single letters that are a currency only if they touch an amount that cannot be a name (N95 is one, N700 million none)."""
UNCERTAIN_LETTERS = {"kr", "Kr", "Dh", "Sh", "Bs", "P", "B"}
"""Of both, the ones that no reader takes for one currency for certain."""


def currency_phrases() -> dict[tuple[str, ...], Meaning]:
    """Every way to print a currency behind a number: words in small letters to what they admit."""
    table = _lines(_NOUNS, 0)
    return table | _lines(_SUBUNITS, -2)


def _lines(text: str, power: int) -> dict[tuple[str, ...], Meaning]:
    return {words: meaning for line in text.strip().splitlines() for words, meaning in _line(line, power)}


def _line(line: str, power: int) -> Iterator[tuple[tuple[str, ...], Meaning]]:
    """Each noun alone, which may be any of the line's currencies, and behind each adjective, which is of one."""
    left, _, right = line.partition(":")
    entries = [entry.strip() for entry in right.split("|")]
    codes = tuple(entry[:3] for entry in entries)
    for noun in _nouns(left):
        yield noun, Meaning(codes, power)
        for code, entry in zip(codes, entries, strict=True):
            yield from (((*adjective, *noun), Meaning((code,), power)) for adjective in _adjectives(entry))


def _nouns(text: str) -> Iterator[tuple[str, ...]]:
    for noun in text.split(","):
        yield from (tuple(form.split()) for form in _forms(noun.strip()))


def _forms(noun: str) -> list[str]:
    return [noun[:-1], noun[:-1] + "s"] if noun.endswith("+") else [noun]


def _adjectives(entry: str) -> list[tuple[str, ...]]:
    names = " ".join(entry.split()[1:]).split(",")
    return [tuple(name.split()) for name in names if name.strip()]
