"""How strict each juror is: the additive model, fitted by least squares."""
