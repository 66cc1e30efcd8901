"""Takes the place of asyncio, which Pyodide imports when it starts: nothing is awaited in Python here."""
