namespace Fabstir;

/// <summary>What an account has of one payment token, as of one block.</summary>
/// <param name="Wallet">In its wallet.</param>
/// <param name="Deposit">In its deposit balance at the marketplace, free to be withdrawn or spent on sessions.</param>
/// <param name="Locked">In running sessions: what of it is not proven comes back when they end.</param>
/// <param name="Total">Deposit and locked together, as the marketplace counts it.</param>
/// <param name="Allowance">What the marketplace may take from the wallet; zero of native currency, which needs none.</param>
public sealed record TokenBalance(TokenAmount Wallet, TokenAmount Deposit, TokenAmount Locked, TokenAmount Total, TokenAmount Allowance);
