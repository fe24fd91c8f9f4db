using Fabstir.Abi;

namespace Fabstir;

/// <summary>What all turns of a conversation come to. Immutable, thread-safe.</summary>
/// <param name="Tokens">LLM tokens, as far as they were counted.</param>
/// <param name="Usdc">What was paid in USDC.</param>
/// <param name="Native">What was paid in native currency.</param>
public sealed record ConversationTotals(UInt256 Tokens, TokenAmount Usdc, TokenAmount Native)
{
    internal static ConversationTotals Of(IEnumerable<ConversationTurn> turns)
    {
        (UInt256 tokens, UInt256 usdc, UInt256 native) = (0, 0, 0);
        foreach (ConversationTurn turn in turns)
        {
            tokens += (ulong)turn.Tokens;
            usdc += turn.Cost is { Token: PaymentToken.Usdc } dollars ? dollars.BaseUnits : UInt256.Zero;
            native += turn.Cost is { Token: PaymentToken.Native } ether ? ether.BaseUnits : UInt256.Zero;
        }

        return new ConversationTotals(tokens, new TokenAmount(usdc, PaymentToken.Usdc), new TokenAmount(native, PaymentToken.Native));
    }
}
