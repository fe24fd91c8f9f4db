namespace Fabstir.Host;

/// <summary>A socket that a session can have.</summary>
internal interface ISessionSocket : IFrameSink
{
    /// <summary>Another socket has the session from now on: says so if that takes no waiting, and closes.</summary>
    void Replace();

    /// <summary>Gives the connection up at once: nothing can be written any more.</summary>
    void Abort();
}
