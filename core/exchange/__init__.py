"""What travels between secretary and jurors: packages, evidence sets, score sheets, receipts."""
