using Fabstir.Protocol;

namespace Fabstir;

/// <summary>Whoever wants the frames of a socket. It is called by the pump, one call at a time, and must not wait.</summary>
internal interface IFrameSink
{
    /// <summary>Frames came, in this order.</summary>
    void OnFrames(ReadOnlySpan<HostFrame> frames);

    /// <summary>Wakes whoever waits for what they said. Unlike the others, this call may overlap with them.</summary>
    /// <param name="isInline">Whether the woken may go on on this thread: the socket does without it.</param>
    void Wake(bool isInline);

    /// <summary>No more will come on this socket.</summary>
    /// <param name="cause">Why; null where the host closed it in order.</param>
    void OnClosed(Exception? cause);
}
