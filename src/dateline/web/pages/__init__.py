"""The pages: one module each, with its ``ROUTES``. A handler calls one use case and renders one template."""
