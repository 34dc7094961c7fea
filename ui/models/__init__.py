"""Table and tree models: frozen values shown by Qt's views, no work in `data()`."""
