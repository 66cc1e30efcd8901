"""What an article is: its record, its texts in several languages, their headings and anchors."""
