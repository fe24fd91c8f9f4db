using Fabstir.Abi;

namespace Fabstir;

/// <summary>A registered host, as of one block. Immutable, thread-safe.</summary>
/// <remarks>Texts are what somebody wrote into a contract: whoever follows <see cref="Url"/> checks where it leads.</remarks>
public sealed record RegisteredHost
{
    /// <summary>The host's account.</summary>
    public required Address Address { get; init; }

    /// <summary>Whether it takes sessions.</summary>
    public required bool IsActive { get; init; }

    /// <summary>What it has at stake.</summary>
    public required FabAmount Stake { get; init; }

    /// <summary>Where it says that it is reached, as it is in the registry.</summary>
    public required string ApiUrl { get; init; }

    /// <summary>The same as a URL; null where it is no absolute http or https URL of at most 2,048 characters.</summary>
    public required Uri? Url { get; init; }

    /// <summary>What it says of itself; null where that is of no use.</summary>
    public required HostMetadata? Metadata { get; init; }

    /// <summary>Why <see cref="Metadata"/> is of no use; null where it is.</summary>
    public required string? MetadataProblem { get; init; }

    /// <summary>The models that it serves, with their prices.</summary>
    public required IReadOnlyList<HostModel> Models { get; init; }

    /// <summary>What it asks for a model; null if it does not serve it, or not for this token.</summary>
    /// <param name="model">The model.</param>
    /// <param name="token">What is paid.</param>
    public TokenPrice? PriceOf(ModelId model, PaymentToken token) => Models.FirstOrDefault(one => one.Model == model)?.PriceIn(token);
}
