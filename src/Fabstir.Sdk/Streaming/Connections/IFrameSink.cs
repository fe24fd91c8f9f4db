using Fabstir.Protocol;

namespace Fabstir;

/// <summary>Whoever wants the frames of a socket. It is called by the pump, one call at a time, and must not wait.</summary>
internal interface IFrameSink
{
    /// <summary>A frame came.</summary>
    void OnFrame(in HostFrame frame);

    /// <summary>No more will come on this socket.</summary>
    /// <param name="cause">Why; null where the host closed it in order.</param>
    void OnClosed(Exception? cause);
}
