using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fabstir;

/// <summary>The metadata of hosts as JSON, in which anybody may have written anything.</summary>
internal static class HostMetadataJson
{
    private const int MaxCapabilities = 64;
    private const int MaxCapabilityLength = 100;
    private const int MaxTextLength = 200;
    private const decimal MaxMemory = 1_000_000;
    private const int MaxConcurrent = 1_000_000;
    private const decimal MaxCost = 1_000_000_000_000_000_000;

    public static bool TryRead(string? json, [NotNullWhen(true)] out HostMetadata? metadata, [NotNullWhen(false)] out string? problem)
    {
        (metadata, problem) = Read(json ?? "");
        return metadata is not null;
    }

    public static string Write(HostMetadata metadata)
    {
        if (FindProblem(metadata) is { } problem)
        {
            throw problem;
        }

        string json = JsonSerializer.Serialize(HostMetadataDocument.Of(metadata), HostJsonContext.Readable.HostMetadataDocument);
        int size = Encoding.UTF8.GetByteCount(json);
        return size <= HostMetadata.MaxSize ? json : throw OutOfBounds(nameof(HostMetadata), size, $"at most {HostMetadata.MaxSize} bytes of JSON");
    }

    private static (HostMetadata? Metadata, string? Problem) Read(string json)
    {
        // The registry has any string, of any length: what is too long is not even looked at.
        if (json.Length > HostMetadata.MaxSize || Encoding.UTF8.GetByteCount(json) > HostMetadata.MaxSize)
        {
            return (null, $"The metadata has more than {HostMetadata.MaxSize} bytes.");
        }

        try
        {
            HostMetadata? metadata = JsonSerializer.Deserialize(json, HostJsonContext.Default.HostMetadataDocument)?.ToMetadata();
            return metadata is null ? (null, "The metadata is null.")
                : FindProblem(metadata) is { } problem ? (null, problem.Message)
                : (metadata, null);
        }
        catch (JsonException e)
        {
            string path = e.Path is null or "$" ? "" : $", {e.Path}";
            return (null, $"The metadata is no JSON of a host: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}{path}.");
        }
    }

    private static OutOfBoundsException? FindProblem(HostMetadata metadata) =>
        Text(metadata.Hardware.Gpu, "hardware.gpu", MaxTextLength)
        ?? Number(metadata.Hardware.Vram, "hardware.vram", MaxMemory)
        ?? Number(metadata.Hardware.Ram, "hardware.ram", MaxMemory)
        ?? Text(metadata.Location, "location", MaxTextLength)
        ?? Number(metadata.MaxConcurrent, "maxConcurrent", MaxConcurrent)
        ?? Number(metadata.CostPerToken, "costPerToken", MaxCost)
        ?? Capabilities(metadata.Capabilities);

    private static OutOfBoundsException? Capabilities(IReadOnlyList<string> capabilities)
    {
        if (capabilities.Count > MaxCapabilities)
        {
            return OutOfBounds("capabilities", capabilities.Count, $"at most {MaxCapabilities} entries");
        }

        return capabilities
            .Select(static capability => Text(capability, "capabilities", MaxCapabilityLength))
            .FirstOrDefault(static problem => problem is not null);
    }

    private static OutOfBoundsException? Text(string text, string name, int most) =>
        text.Length > most ? OutOfBounds(name, text.Length, $"at most {most} characters") : null;

    private static OutOfBoundsException? Number(decimal number, string name, decimal most) =>
        number < 0 || number > most ? OutOfBounds(name, number, string.Create(CultureInfo.InvariantCulture, $"0 to {most}")) : null;

    private static OutOfBoundsException OutOfBounds(string name, IFormattable value, string bound) =>
        new(name, value.ToString(null, CultureInfo.InvariantCulture), bound, "the JSON of host metadata");
}
