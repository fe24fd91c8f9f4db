using System.Net;

namespace Fabstir.Ethereum;

/// <summary>What came back over HTTP, whole and of bounded size.</summary>
internal readonly record struct HttpAnswer(HttpStatusCode Status, TimeSpan? RetryAfter, ReadOnlyMemory<byte> Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
