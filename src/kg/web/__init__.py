"""The web application: one router per capability."""
