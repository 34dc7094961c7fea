"""The contest without a window: values, counting, signed files, storage and the verbs of both roles."""
