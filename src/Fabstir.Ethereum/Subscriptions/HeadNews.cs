namespace Fabstir.Ethereum;

/// <summary>What a poll found: the newest block, or why there is none.</summary>
internal readonly record struct HeadNews(BlockHeader? Head, EthereumException? Failure);
