"""The many-facet Rasch model of entries, jurors and criteria (Linacre 1989), on the rating scale of Andrich (1978).

The chance of a mark of x steps is proportional to exp(x · (entry − severity − difficulty) − thresholds up to x).
Measures are logits; severities and difficulties are centred on 0.
"""
