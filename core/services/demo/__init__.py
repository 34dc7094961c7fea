"""The sample contest: the real nominations and winners, everything else invented and labelled so, played to its end."""
