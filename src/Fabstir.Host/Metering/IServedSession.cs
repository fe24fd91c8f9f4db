using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>A session that was admitted. Thread-safe.</summary>
internal interface IServedSession
{
    SessionIdentity Identity { get; }

    ModelId Model { get; }

    Address Depositor { get; }

    SessionTerms Terms { get; }

    /// <summary>Looks at the chain again, and grants tokens for one prompt.</summary>
    /// <param name="requestId">What the client calls the prompt.</param>
    /// <param name="promptSha256">The hash of the prompt, which is all of it that is written down.</param>
    /// <param name="maxTokens">How many tokens the client wants at most; at least 1.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <exception cref="ServiceRefusedException">The session is over, exhausted, or no longer ours.</exception>
    Task<IPromptMeter> BeginAsync(string requestId, ReadOnlyMemory<byte> promptSha256, int maxTokens, CancellationToken cancellationToken);
}
