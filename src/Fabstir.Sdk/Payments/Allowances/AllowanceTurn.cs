using Fabstir.Abi;

namespace Fabstir;

/// <summary>The right to spend a part of an allowance. Until it is handed over or given back, nobody changes the allowance.</summary>
internal sealed class AllowanceTurn(UInt256 amount, Action<AllowanceTurn> onHandedOver, Action<AllowanceTurn> onSettled) : IDisposable
{
    private int _isHandedOver;
    private int _isSettled;

    public UInt256 Amount => amount;

    /// <summary>The spending transaction has its nonce: later approvals come after it, whatever they set.</summary>
    public void HandOver()
    {
        if (Interlocked.Exchange(ref _isHandedOver, 1) == 0)
        {
            onHandedOver(this);
        }
    }

    /// <summary>The spending transaction is mined, or will not be sent.</summary>
    public void Dispose()
    {
        HandOver();
        if (Interlocked.Exchange(ref _isSettled, 1) == 0)
        {
            onSettled(this);
        }
    }
}
