"""Pure helpers and tables about English news: no state, no models, no input or output."""
