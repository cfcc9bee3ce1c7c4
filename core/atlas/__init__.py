"""What stands on the pages of an atlas, before anything is drawn."""
