"""From bytes to trusted values: YAML with positions, schema errors as faults, printed text as figures."""
