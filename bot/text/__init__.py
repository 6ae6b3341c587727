"""Words: fold, tokens with offsets, language, inflection, transliteration. Pure; knows no item, no rule."""
