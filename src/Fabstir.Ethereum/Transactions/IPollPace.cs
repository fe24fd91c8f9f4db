namespace Fabstir.Ethereum;

/// <summary>When a <see cref="BlockWatcher"/> asks again. Made for one run of its loop, and used by nobody else.</summary>
internal interface IPollPace : IDisposable
{
    /// <summary>Ends when the node should be asked again. It throws nothing but what cancels it.</summary>
    Task WaitAsync(CancellationToken cancellationToken);
}
