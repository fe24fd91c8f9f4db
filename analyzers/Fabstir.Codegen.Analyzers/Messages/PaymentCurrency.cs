namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>What a session is paid in.</summary>
internal enum PaymentCurrency
{
    Unknown,
    Usdc,
    Native,
}
