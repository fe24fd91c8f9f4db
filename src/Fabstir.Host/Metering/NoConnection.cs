namespace Fabstir.Host;

/// <summary>Of a session that does not count its sockets.</summary>
internal sealed class NoConnection : IDisposable
{
    public static NoConnection Instance { get; } = new();

    public void Dispose()
    {
    }
}
