"""The guide's look: templates over Material's, style sheets and web fonts."""
