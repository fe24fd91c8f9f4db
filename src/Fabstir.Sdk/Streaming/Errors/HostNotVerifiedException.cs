using Fabstir.Abi;

namespace Fabstir;

/// <summary>Whoever answers at a host's URL did not prove to be the session's host. No prompt was sent.</summary>
public sealed class HostNotVerifiedException : FabstirException
{
    /// <summary>Describes what was not proved.</summary>
    /// <param name="url">Scheme, host and port of the URL.</param>
    /// <param name="host">Whose URL it should be.</param>
    /// <param name="reason">What is missing, in a sentence without a full stop.</param>
    public HostNotVerifiedException(string url, Address host, string reason)
        : base(FabstirErrorCode.AuthFailed, $"{url} does not prove to be {host}: {reason}. {nameof(LlmSessionOptions)}.{nameof(LlmSessionOptions.AllowUnauthenticatedHost)} goes on regardless.")
    {
        Url = url;
        Host = host;
    }

    /// <summary>Scheme, host and port of the URL.</summary>
    public string Url { get; }

    /// <summary>Whose URL it should be.</summary>
    public Address Host { get; }
}
