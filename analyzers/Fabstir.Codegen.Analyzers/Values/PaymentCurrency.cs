namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>What a session is paid in.</summary>
internal enum PaymentCurrency
{
    Unknown,
    Usdc,
    Native,
}
