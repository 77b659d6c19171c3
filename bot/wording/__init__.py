"""What operators read on their screen: every sentence, in Chinese; names of settings and fields stay."""
