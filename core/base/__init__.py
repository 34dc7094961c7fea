"""What every room stands on: refusals, exact numbers, strict JSON, files, clock, progress, processes."""
