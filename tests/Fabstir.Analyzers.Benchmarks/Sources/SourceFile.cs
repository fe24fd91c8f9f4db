using System.Globalization;
using System.Reflection;
using System.Text;

namespace Fabstir.Analyzers.Benchmarks.Sources;

/// <summary>A file of two hundred lines, made of blocks of code that a number makes different in every file.</summary>
internal static class SourceFile
{
    public const int Lines = 200;

    private static readonly string[] Plain = Blocks("Plain/");
    private static readonly string[] Marketplace = Blocks("Marketplace/");

    /// <summary>Two of three blocks are of any application, and every third is of one that uses the marketplace.</summary>
    public static string Create(int number, bool usesUs)
    {
        StringBuilder text = new(usesUs ? "using Fabstir;\nusing Fabstir.Abi;\nusing Fabstir.Contracts;\nusing Fabstir.Ethereum;\n\n" : "");
        text.Append(CultureInfo.InvariantCulture, $"namespace Acme.Part{number}\n{{\n");
        text.Append("    public interface ILog\n    {\n        void Write(string line);\n    }\n");
        int lines = 0;
        for (int i = 0; lines < Lines; i++)
        {
            string[] blocks = usesUs && i % 3 == 2 ? Marketplace : Plain;
            string different = (number * 100 + i).ToString(CultureInfo.InvariantCulture);
            text.Append('\n').Append(blocks[(number + i) % blocks.Length].Replace("#N#", different, StringComparison.Ordinal));
            lines = LinesOf(text);
        }

        return text.Append("}\n").ToString();
    }

    private static int LinesOf(StringBuilder text)
    {
        int lines = 0;
        foreach (ReadOnlyMemory<char> chunk in text.GetChunks())
        {
            lines += chunk.Span.Count('\n');
        }

        return lines;
    }

    private static string[] Blocks(string folder)
    {
        Assembly assembly = typeof(SourceFile).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(assembly.GetManifestResourceStream(name)!)),
        ];
    }

    private static string Read(Stream stream)
    {
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
