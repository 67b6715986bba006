/// Words that carry grammar rather than a subject; a tag's vocabulary leaves them out.
enum FunctionWords {
  static func contains(_ word: String) -> Bool { words.contains(word) || word.count < 3 }

  private static let words = Set(
    """
    the and but for nor yet not with without from into onto upon about above after against along among around
    because been being before behind below beneath beside between beyond both can cannot could did does doing done
    down during each either else ever every few had has have having her here hers herself him himself his how however
    its itself just least less let like may maybe might mine more most much must myself neither never none now off
    once one only other others ought our ours ourselves out over own perhaps rather same shall she should since some
    someone something somebody still such than that the their theirs them themselves then there therefore these they
    this those though through thus too under until very was were what whatever when where whether which while who
    whom whose why will would you your yours yourself also another any anyone anything are isn't aren't wasn't weren't
    don't doesn't didn't won't wouldn't can't couldn't shouldn't i'm i'll i'd i've it's that's there's they're they'd
    they'll we're we'll we've you're what's let's
    """.split { $0.isWhitespace }.map(String.init))
}
