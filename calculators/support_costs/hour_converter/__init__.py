"""One price in every unit that an hour can mean."""
