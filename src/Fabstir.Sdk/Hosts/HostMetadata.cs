using System.Diagnostics.CodeAnalysis;

namespace Fabstir;

/// <summary>What a host says of itself, as JSON in the registry. Nobody checks it: prices and models that count are those on chain.</summary>
/// <remarks>
/// <c>{"hardware":{"gpu":"…","vram":24,"ram":64},"capabilities":["…"],"location":"…","maxConcurrent":4,"costPerToken":5000}</c>. Members of other
/// names are passed over; one of a wrong type, or out of its range, makes the whole unusable. Immutable, thread-safe.
/// </remarks>
public sealed record HostMetadata
{
    /// <summary>The most bytes of its JSON.</summary>
    public const int MaxSize = 16 << 10;

    /// <summary>Its machine.</summary>
    public HostHardware Hardware { get; init; } = new();

    /// <summary>What it can do, such as <c>streaming</c>: at most 64 entries of at most 100 characters.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>Where it is, such as <c>us-east</c>: at most 200 characters.</summary>
    public string Location { get; init; } = "";

    /// <summary>How many requests it serves at a time: 0 to 1,000,000; 0 if it does not say.</summary>
    public int MaxConcurrent { get; init; }

    /// <summary>
    /// A price that it advertises, of no fixed unit: 0 to 10^18. Sessions cost what <see cref="HostModel"/> says, which is on chain.
    /// </summary>
    public decimal CostPerToken { get; init; }

    /// <summary>Reads the JSON that a host wrote.</summary>
    /// <param name="json">At most <see cref="MaxSize"/> bytes in UTF-8.</param>
    /// <exception cref="FormatException">It is something else: the message says what and where.</exception>
    public static HostMetadata Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return TryParse(json, out HostMetadata? metadata, out string? problem) ? metadata : throw new FormatException(problem);
    }

    /// <summary>Reads the JSON that a host wrote, which may be anything: nothing is thrown for it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="metadata">What the host says of itself.</param>
    /// <param name="problem">Why the text is of no use.</param>
    /// <returns>Whether it is of use.</returns>
    public static bool TryParse(string? json, [NotNullWhen(true)] out HostMetadata? metadata, [NotNullWhen(false)] out string? problem) =>
        HostMetadataJson.TryRead(json, out metadata, out problem);

    /// <summary>The JSON for the registry.</summary>
    /// <exception cref="OutOfBoundsException">A value is out of its range.</exception>
    public string ToJson() => HostMetadataJson.Write(this);
}
