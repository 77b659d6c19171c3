"""The papers of a review as Word files, made from templates that the office can edit."""
