using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>Where the frames of an answer go. Thread-safe.</summary>
internal interface IFrameSink
{
    /// <summary>Whether the client acknowledges what it receives; else what is written counts as received.</summary>
    bool IsAcknowledging { get; }

    /// <summary>Writes a frame; it is with the operating system when the task ends.</summary>
    /// <exception cref="IOException">It could not be written, and neither can any other.</exception>
    ValueTask SendAsync(HostFrame frame);
}
