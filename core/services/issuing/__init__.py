"""Issuing: codes and generations, the evidence set, and a sealed package for each juror."""
