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
            writer.Lines($$"""
                /// <summary>Makes a message without bytecode, which has to be set before it is sent: there is none beside the ABI.</summary>
                public {{name}}()
                    : base(null!)
                {
                }

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
}
