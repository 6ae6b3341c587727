"""What operators get over HTTP: health, metrics, coming dates. No decisions about alerts here, no secrets."""
