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

    /// <summary>A socket of the client is open, until the result is disposed. A session without one, and without a prompt, is left after a while.</summary>
    IDisposable Connect() => NoConnection.Instance;

    /// <summary>The client said that it will not come back: what is unproven is claimed, and after the dispute window the session is completed. Not for a mere disconnect.</summary>
    void Leave()
    {
    }

    /// <summary>
    /// The client says how many tokens it has of a prompt that a crash of this host interrupted: what was written down and never reached it is not billed. What it
    /// acknowledged before stays billed. Does nothing for any other prompt.
    /// </summary>
    /// <param name="requestId">What the client calls the prompt.</param>
    /// <param name="nextIndex">The first token that it does not have.</param>
    void Reconcile(string requestId, int nextIndex)
    {
    }
}
