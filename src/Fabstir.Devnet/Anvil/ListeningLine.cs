using System.Globalization;

namespace Fabstir.Development;

/// <summary>Finds the port in what anvil prints: <c>Listening on 127.0.0.1:36491</c>, its first line after the socket is open.</summary>
internal sealed class ListeningLine
{
    private const string Prefix = "Listening on 127.0.0.1:";

    private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Uri> Url => _url.Task;

    public void Read(string line)
    {
        if (line.StartsWith(Prefix, StringComparison.Ordinal)
            && ushort.TryParse(line.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            _url.TrySetResult(new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port).Uri);
        }
    }
}
