"""English words that say a value is negative: falling, losing, lacking."""

from __future__ import annotations

FALLING = set(
    """fell fall falls falling fallen dropped drop drops dropping declined decline declines declining decreased
        decrease decreases decreasing down shrank shrink shrinks shrunk shrinking contracted contract contracts
        contracting contraction contractions slump slumped slumps slumping plunged plunge plunges plunging tumbled
        tumble tumbles tumbling slid slide slides sliding sank sink sinks sunk sinking plummeted plummet plummets
        plummeting slipped slip slips slipping eased ease eases easing dwindled dwindle dwindles dwindling reduced
        reduce reduces reducing reduction reductions dipped dip dips dipping retreated retreat retreats retreating
        receded recede recedes diminished diminish diminishes lowered lower lowers lowering crashed crash crashes
        collapsed collapse collapses weakened weaken weakens depreciated depreciate depreciation devalued softened
        soften softens sagged sag sags slackened subsided subside nosedived nosedive cratered tanked skidded skid
        lessened lessen slashed slash slashes slashing trimmed trim trims trimming curtailed downturn drawdown
        deflation slowed slow slows slowing slowdown moderated cooled abated ebbed waned deteriorated worsened
        narrowed narrows narrowing backtracked downgraded underperformed sliced pared shaved knocked cut cuts cutting shed sheds shedding lost
        lose loses losing loss shortfall off erosion eroded""".split()
) - {"loss", "lost", "lose", "loses", "losing", "shortfall", "off", "worsened", "contract", "contracts"}
"""Words of falling; what they govern is a negative change."""
CUTTING = set(
    """cut cuts cutting shed sheds shedding slashed slash slashes slashing trimmed trim trims trimming reduced
        reduce reduces reducing reduction reductions shaved sliced pared lowered lower knocked dropped drop drops
        eliminated axed""".split()
)
"""Of these, the ones that take an object: with a number of things or money it may be a change or an amount."""
RISING = set(
    """up rose rises rise rising risen increased increases increase increasing grew grown grows grow growing growth
        climbed climbs climb climbing gained gain gains gaining jumped jumps jump jumping soared soar surged surge
        surges expanded expand expansion moved added adds add improved higher more greater advanced rallied
        rebounded recovered profit profits profited surplus earned earnings gain""".split()
)
LOSING = {"lost", "lose", "loses", "losing", "loss", "losses"}
LACKING = set(
    """deficit deficits shortfall shortfalls outflow outflows overdraft arrears writedown write-down""".split()
)
"""Words of a negative balance, which is often an indicator of its own."""
NEGATIVE = {"minus", "negative"}
DAMAGE = set(
    """storm storms flood floods flooding fire fires hurricane typhoon earthquake quake tsunami damage damages
        damaged insured crop crops farm harvest weight life lives price prices deposit deposits deposits
        drought disaster caused cause causes causing economic disease pandemic wildfire wildfires cyclone property
        human casualty deaths death sight hearing hair blood sleep time memory heat habitat forest species war
        accident theft fraud""".split()
)
"""Beside these a loss is damage, which is counted as a positive number."""
FEWER = {"lower", "fewer", "less", "down", "below"}
"""Behind a number these make it a negative change ("12 percent fewer")."""
LESSER = set("smaller weaker slower cheaper shorter lighter worse off discount tighter thinner".split())
"""Behind a number these leave open whether it is a negative change."""
FALLS = set(
    """decline declines drop drops fall falls decrease decreases reduction reductions contraction slump plunge dip
        slide slip cut cuts downturn crash collapse depreciation tumble retreat slowdown deflation shrinkage erosion
        drawdown""".split()
)
"""Behind a number these are what it is the size of ("a 3 percent decline")."""
LEVEL = {"to", "at", "from", "toward", "towards", "below", "under", "in"}
"""In front of an amount these make a level of it ("fell to 3 million")."""
THROUGH = set(
    """by a an of the another some further net total combined year-on-year year on month quarter over annual
        annually as much average averaging record about around additional extra whopping annualized annualised seasonally adjusted estimated just only modest sharp
        steep slight nearly roughly - ( : , even another massive staggering up""".split()
) - {"on", "over", "up", ",", "year", "month", "quarter", "as", "much"}
"""Words that may stand between a falling word and the number it governs."""
