"""Language models behind one door: they are asked for words in a closed shape, and nothing they say is believed."""
