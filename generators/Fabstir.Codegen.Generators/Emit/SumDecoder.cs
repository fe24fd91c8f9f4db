namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out how a closed sum is decoded: whatever the bytes, one case is made of them, and nothing is thrown.</summary>
internal static class SumDecoder
{
    /// <summary>Writes the method.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="header">The method without its body.</param>
    /// <param name="subject">What is switched over.</param>
    /// <param name="cases">The arms of the switch but the last.</param>
    /// <param name="otherwise">What the last arm makes.</param>
    /// <param name="unknown">What is made of bytes that are no encoding, for a reason.</param>
    public static void Write(SourceWriter writer, string header, string subject, List<string> cases, string otherwise, Func<string, string> unknown)
    {
        using (writer.Open(header))
        {
            using (writer.Open("try"))
            {
                writer.Lines($"return {subject} switch");
                writer.Lines("{");
                using (writer.Indent())
                {
                    foreach (string @case in cases)
                    {
                        writer.Lines(@case + ",");
                    }

                    writer.Lines($"_ => {otherwise},");
                }

                writer.Lines("};");
            }

            using (writer.Open($"catch ({KnownTypes.Abi}AbiFormatException e)"))
            {
                writer.Lines($"return {unknown("e.Message")};");
            }
        }
    }
}
