"""The secretary's contest folder: one module per subject, a transaction gathers them."""
