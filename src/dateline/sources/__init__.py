"""Where the outside comes in: pages from files, and the language model from its package."""
