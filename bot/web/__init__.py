"""What operators get over HTTP: health and metrics. No decisions about alerts here, and no secrets."""
