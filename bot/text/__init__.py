"""Words: fold, tokenise with offsets, language, inflection, transliteration. Pure; knows no item and no rule."""
