using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming.Nethereum;

namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>Lays out the message that deploys a contract.</summary>
internal static class NethereumDeployment
{
    public static void Write(SourceWriter writer, ContractModel contract, string accessibility, NethereumTypeWriter types)
    {
        string name = contract.ClassName + NethereumNames.Deployment;
        DocumentationModel said = contract.Constructor?.Documentation ?? new DocumentationModel(null, null);
        writer.Separate();
        XmlDoc.Entry(writer, said, $"Deploys {XmlDoc.Escape(contract.SolidityName)}.");
        writer.Lines(KnownTypes.GeneratedCode);
        using (writer.Open($"{accessibility} partial class {name} : {NethereumKnownTypes.Contracts}ContractDeploymentMessage"))
        {
            writer.Lines(contract.Deployment is { } deployment
                ? $$"""
                /// <summary>The creation code{{Libraries(deployment)}}.</summary>
                public static readonly string BYTECODE = {{Literal.Text("0x" + deployment.Digits)}};

                /// <summary>Makes a message.</summary>
                public {{name}}()
                    : base(BYTECODE)
                {
                }
                """
                : $$"""
                /// <summary>Makes a message without bytecode, which has to be set before it is sent: there is none beside the ABI.</summary>
                public {{name}}()
                    : base(null!)
                {
                }
                """);
            writer.Lines($$"""

                /// <summary>Makes a message.</summary>
                /// <param name="byteCode">The creation code, in hexadecimal digits.</param>
                public {{name}}(string byteCode)
                    : base(byteCode)
                {
                }
                """);
            if (contract.Constructor is { } constructor)
            {
                NethereumClass.Properties(writer, constructor.Inputs.Fields, types);
            }
        }
    }

    // Nethereum links by the same placeholders as the compiler.
    private static string Libraries(DeploymentModel deployment)
    {
        List<string> libraries = [];
        foreach (LibraryModel library in deployment.Libraries)
        {
            libraries.Add($"<c>{XmlDoc.Escape(library.Library)}</c>");
        }

        return libraries.Count == 0 ? "" : $", to be linked with {string.Join(", ", libraries)}";
    }
}
