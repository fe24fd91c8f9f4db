using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>How many prompts models work on at the same time. Thread-safe.</summary>
internal sealed class PromptSlots(int count, HostInstruments instruments)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private int _free = count;

    /// <summary>Takes a place until the result is disposed.</summary>
    /// <exception cref="ServiceRefusedException">None is free.</exception>
    public IDisposable Take()
    {
        if (Interlocked.Decrement(ref _free) < 0)
        {
            Interlocked.Increment(ref _free);
            throw new ServiceRefusedException(HostErrorCode.ServiceUnavailable, FabstirErrorCode.NodeNotResponding, "All places are taken: ask again.")
            {
                RetryAfter = RetryAfter,
            };
        }

        instruments.PromptStarted();
        return new Slot(this);
    }

    private void Return()
    {
        instruments.ModelDone();
        Interlocked.Increment(ref _free);
    }

    private sealed class Slot(PromptSlots slots) : IDisposable
    {
        private int _isReturned;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReturned, 1) == 0)
            {
                slots.Return();
            }
        }
    }
}
