using System.Text.Json;

namespace Fabstir.Host.Tests.Support;

/// <summary>What is in frames.</summary>
internal static class Frames
{
    public static string? Type(this JsonElement frame) => frame.Text("type");

    public static string? Text(this JsonElement frame, string name) => frame.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    public static int Number(this JsonElement frame, string name) => frame.GetProperty(name).GetInt32();

    /// <summary>The texts of the chunks among frames, joined.</summary>
    public static string Answer(this IEnumerable<JsonElement> frames) => string.Concat(frames.Where(frame => frame.Type() == "stream_chunk").Select(frame => frame.Text("content")));

    /// <summary>The indices of the chunks among frames.</summary>
    public static IEnumerable<int> Indices(this IEnumerable<JsonElement> frames) => frames.Where(frame => frame.Type() == "stream_chunk").Select(frame => frame.Number("index"));

    public static string Inference(string prompt, string? id = null, ulong? session = null, int? maxTokens = null) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["type"] = "inference",
            ["id"] = id,
            ["session_id"] = session,
            ["request"] = new Dictionary<string, object?> { ["prompt"] = prompt, ["max_tokens"] = maxTokens, ["stream"] = true },
        });
}
